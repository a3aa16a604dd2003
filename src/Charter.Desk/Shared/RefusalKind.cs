namespace Charter.Desk.Shared;

/// <summary>The sorts of refusal, each with one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>There is no such object, or the actor may not know of it (404).</summary>
    NotFound,

    /// <summary>Nobody is known behind the request (401).</summary>
    Unknown,

    /// <summary>The actor may see the object but not do this (403).</summary>
    Forbidden,

    /// <summary>A field has a value that can't be taken (422).</summary>
    Invalid,

    /// <summary>The object is not in a state that allows this (409).</summary>
    Conflict,

    /// <summary>Somebody else changed the object meanwhile (412).</summary>
    Stale,

    /// <summary>Too much in too short a time (429).</summary>
    TooMany,
}
