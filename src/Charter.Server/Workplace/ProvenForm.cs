using Microsoft.AspNetCore.Antiforgery;

namespace Charter.Server.Workplace;

/// <summary>Lets a posted form through only with the token that our own page gave it.</summary>
internal sealed class ProvenForm(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return await next(context);
        }

        try
        {
            return await antiforgery.IsRequestValidAsync(http)
                ? await next(context)
                : Results.Text(
                    "This form was not sent from an open page of the desk. Go back, reload, and send it again.",
                    statusCode: StatusCodes.Status400BadRequest
                );
        }
        catch (Exception spoilt)
            when (spoilt is InvalidDataException or BadHttpRequestException or AntiforgeryValidationException)
        {
            // The token travels inside the form: one that is too large or broken off can't prove itself.
            return Results.Text(
                "The form could not be read. Files may have 60 MB in all; nothing was sent.",
                statusCode: StatusCodes.Status413PayloadTooLarge
            );
        }
    }
}
