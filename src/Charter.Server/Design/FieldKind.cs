namespace Charter.Server.Design;

/// <summary>What a field takes.</summary>
public enum FieldKind
{
    Text,
    Email,
    Password,
    Number,
    Search,
    Url,
    Date,
    Time,
    LongText,
    Select,
    Radio,
    Checkbox,
    File,
}
