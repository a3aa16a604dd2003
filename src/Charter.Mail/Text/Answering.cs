namespace Charter.Mail.Text;

/// <summary>What the headers of a mail say about whether it answers another one, which its text would then repeat.</summary>
internal enum Answering
{
    /// <summary>There is only a text.</summary>
    Unknown,

    /// <summary>A first mail: nothing answered or passed on.</summary>
    No,

    /// <summary>Only the subject says so, and people keep subjects.</summary>
    BySubject,

    /// <summary>The client names the mail that is answered.</summary>
    ByHeader,
}
