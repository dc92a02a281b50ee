namespace SdrBot.Retrieval;

/// <summary>A line that speaks for an entry.</summary>
/// <param name="Entry">What is found.</param>
/// <param name="Group">What kind it is.</param>
public sealed record IndexedLine(string Entry, string Group, string Text);

/// <summary>An entry that fits.</summary>
/// <param name="Score">Between 0 and 1; comparable within one question only.</param>
public sealed record Ranked(string Entry, string Group, double Score);
