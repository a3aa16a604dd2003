namespace Charter.Policy.Language;

/// <summary>Something that the author of a policy should know, with its place and what to do about it.</summary>
/// <param name="Code">A stable code, for example <c>P102</c>; all are listed in <c>docs/policy-language/diagnostics.md</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What was found, in the author's language.</param>
/// <param name="Advice">What to do, in the author's language; for a sentence that was not understood, the nearest sentence that would be.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, TextSpan Span, string Message, string Advice);
