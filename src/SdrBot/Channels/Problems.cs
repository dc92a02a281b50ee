namespace SdrBot.Channels;

/// <summary>Problem documents (RFC 9457) that say what was wrong without echoing what was sent.</summary>
internal static class Problems
{
    public static IResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    public static IResult NotFound => Of(StatusCodes.Status404NotFound, "There is no such thing, or it is not yours.");
}
