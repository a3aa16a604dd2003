namespace Charter.Server.Words;

/// <summary>Finds the language that a request is to be answered in.</summary>
internal static class RequestLanguage
{
    private const int Considered = 8;

    public static Language Of(HttpContext? http) =>
        http is null
            ? Language.English
            : Language.Choose(
                http.Request.Cookies[Language.CookieName],
                http.Request.GetTypedHeaders()
                    .AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
                    .Take(Considered)
                    .Select(accepted => accepted.Value.ToString())
            );
}
