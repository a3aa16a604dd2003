namespace Charter.Mail.Text;

/// <summary>What a line of a repeated header block tells.</summary>
internal enum LabelRole
{
    From,
    Date,
    To,
    Cc,
    Subject,
    ReplyTo,
    Other,
}
