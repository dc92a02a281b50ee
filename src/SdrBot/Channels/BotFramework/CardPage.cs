using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>A card in the making: what would make it larger than Teams shows is left out at the end.</summary>
/// <param name="most">How many bytes fit.</param>
internal sealed class CardPage(int most)
{
    private readonly ImmutableArray<CardElement>.Builder _body = ImmutableArray.CreateBuilder<CardElement>();
    private int _bytes;
    private bool _isFull;

    public void Add(CardElement element)
    {
        if (_isFull)
        {
            return;
        }

        var bytes = BotFrameworkJson.Bytes(element, BotFrameworkJson.Wire.CardElement).Length + 1;
        if (_bytes + bytes > most)
        {
            _isFull = true;
            _body.Add(new RichText([new CardRun("…")]));
            return;
        }

        _bytes += bytes;
        _body.Add(element);
    }

    public ImmutableArray<CardElement> Body => _body.Count == 0 ? [new RichText([new CardRun("…")])] : _body.ToImmutable();
}
