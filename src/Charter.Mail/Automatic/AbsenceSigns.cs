namespace Charter.Mail.Automatic;

/// <summary>How far the words of a mail speak for an absence note.</summary>
internal enum AbsenceSigns
{
    /// <summary>They don't.</summary>
    None,

    /// <summary>A person may have written it: a reason for machines to be silent, and no more.</summary>
    Perhaps,

    /// <summary>A program wrote it, as far as words can tell.</summary>
    Note,
}
