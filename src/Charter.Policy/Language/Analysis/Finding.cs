namespace Charter.Policy.Language.Analysis;

/// <summary>A diagnostic before its words and its place in the document are known.</summary>
internal sealed record Finding(string Code, DiagnosticSeverity Severity, int Start, int Length, string Detail = "");
