using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>A heading, and what it says of all that stands under it.</summary>
/// <param name="Level">How deep it stands; headings that only look like one stand deeper than those that are marked.</param>
/// <param name="Text">Its words.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Guard">Whose times stand under it, and when they held.</param>
/// <param name="IsTarget">Whether times under it are targets for a first answer.</param>
/// <param name="Hours">The hours that it limits its section to.</param>
internal readonly record struct SectionHeading(
    int Level,
    string Text,
    ReadingContext Topic,
    SectionGuard Guard,
    bool IsTarget,
    Condition? Hours
);
