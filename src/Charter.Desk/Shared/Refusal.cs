namespace Charter.Desk.Shared;

/// <summary>
/// Why an action was not done, though the request was well formed. Each refusal is its own record beside the slice
/// that makes it, named as a sentence. The server maps every one to problem details in one place.
/// </summary>
/// <param name="Code">A stable code for programs, for example <c>ticket-already-resolved</c>.</param>
/// <param name="Reason">What stands in the way, in English; pages translate it by the code.</param>
/// <param name="Kind">What sort of refusal it is.</param>
public abstract record Refusal(string Code, string Reason, RefusalKind Kind = RefusalKind.Conflict);
