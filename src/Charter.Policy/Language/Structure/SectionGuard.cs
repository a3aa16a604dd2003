namespace Charter.Policy.Language.Structure;

/// <summary>What a heading or a lead-in says of everything under it, so that nothing there is promised by mistake.</summary>
internal enum SectionGuard
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>What the customer does: "You should:", "Your responsibilities".</summary>
    Theirs,

    /// <summary>What was: "Our performance last year", "Old standards (until 2024)".</summary>
    Past,

    /// <summary>What is not done: "We will not:".</summary>
    Denied,
}
