namespace Charter.Desk.Deliveries;

/// <summary>Where an effect stands on its way out.</summary>
public enum OutboxState
{
    /// <summary>To be tried.</summary>
    Waiting,

    /// <summary>It left.</summary>
    Done,

    /// <summary>The other side said no for good; a person can look and retry it.</summary>
    Refused,

    /// <summary>Given up after many tries; a person can retry it.</summary>
    Abandoned,

    /// <summary>Taken back before it left.</summary>
    Cancelled,
}
