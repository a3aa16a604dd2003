namespace Charter.Desk.Settings;

/// <summary>What an answer of a colleague by mail becomes, where its first line does not say.</summary>
public enum StaffAnswerRule
{
    /// <summary>Nothing: answers by mail are refused.</summary>
    Refused,

    /// <summary>A note that only staff see.</summary>
    Note,

    /// <summary>A message to the customer.</summary>
    Message,
}
