namespace SdrBot.Tests.Support;

/// <summary>Tests that measure the whole process run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
