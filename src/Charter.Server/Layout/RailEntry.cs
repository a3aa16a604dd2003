namespace Charter.Server.Layout;

/// <summary>One place in the rail.</summary>
/// <param name="Key">The name by which a page says that it belongs there, e.g. <c>inbox</c>.</param>
/// <param name="Words">What it is called, in the reader's language.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Count">A number beside it, where one calls for action.</param>
public sealed record RailEntry(string Key, string Words, string Icon, string Url, int? Count = null);
