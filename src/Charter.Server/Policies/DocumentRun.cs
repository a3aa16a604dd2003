namespace Charter.Server.Policies;

/// <summary>A run of words that are marked alike.</summary>
/// <param name="Text">The words.</param>
/// <param name="Family">The promise whose time these words give; <c>null</c> for plain words.</param>
/// <param name="IsSlot">Whether this is still to be filled in.</param>
public sealed record DocumentRun(string Text, PromiseFamily? Family = null, bool IsSlot = false);
