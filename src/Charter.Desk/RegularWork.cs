using NodaTime;

namespace Charter.Desk;

/// <summary>Something that a host does again and again.</summary>
/// <param name="Name">What, in a few words, for logs.</param>
/// <param name="Every">How long to wait after one run before the next.</param>
/// <param name="RunAsync">Does it once, as of an instant.</param>
public sealed record RegularWork(string Name, Duration Every, Func<Instant, CancellationToken, Task> RunAsync);
