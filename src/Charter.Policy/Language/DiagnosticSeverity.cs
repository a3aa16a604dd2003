namespace Charter.Policy.Language;

/// <summary>How grave a diagnostic is. An <see cref="Error"/> makes a policy impossible to approve.</summary>
public enum DiagnosticSeverity
{
    Info,
    Warning,
    Error,
}
