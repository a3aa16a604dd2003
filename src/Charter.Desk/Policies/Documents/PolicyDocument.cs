using System.Collections.Immutable;
using Charter.Policy.Language;

namespace Charter.Desk.Policies.Documents;

/// <summary>The text of a policy file, ready to compile.</summary>
/// <param name="Text">The text; empty when the file could not be read.</param>
/// <param name="Format">How it is marked up.</param>
/// <param name="Diagnostics">What was wrong with the file.</param>
public sealed record PolicyDocument(string Text, PolicyFormat Format, ImmutableArray<Diagnostic> Diagnostics);
