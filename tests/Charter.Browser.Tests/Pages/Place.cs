namespace Charter.Browser.Tests.Pages;

/// <summary>One page of the desk.</summary>
/// <param name="Name">Its name in pictures and complaints.</param>
/// <param name="Path">Its address below the desk's own.</param>
/// <param name="Status">The status that it answers with.</param>
public sealed record Place(string Name, string Path, int Status = 200);
