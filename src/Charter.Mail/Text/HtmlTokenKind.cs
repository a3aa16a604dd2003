namespace Charter.Mail.Text;

internal enum HtmlTokenKind
{
    Text,
    Open,
    Close,
}
