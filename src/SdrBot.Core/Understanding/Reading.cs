namespace SdrBot.Understanding;

/// <summary>What was read, and the token after it.</summary>
internal readonly record struct Reading<T>(int End, T Value);
