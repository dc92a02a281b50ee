namespace SdrBot.Retrieval;

/// <summary>Something that two lines can have in common.</summary>
/// <param name="IsPart">A piece of a word, so that other forms of the word and its misspellings meet; else the word, or two in a row.</param>
internal readonly record struct Term(string Text, float Weight, bool IsPart);
