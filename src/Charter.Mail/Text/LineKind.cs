namespace Charter.Mail.Text;

internal enum LineKind
{
    Empty,
    Text,
    Quote,
    Attribution,
    Splitter,
    Signature,
    Disclaimer,
}
