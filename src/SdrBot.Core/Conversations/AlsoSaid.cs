using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>What one feature adds to what another one says.</summary>
public sealed record AlsoSaid(ImmutableArray<Block> Blocks, ImmutableArray<Control> Controls);
