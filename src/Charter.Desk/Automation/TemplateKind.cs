namespace Charter.Desk.Automation;

/// <summary>What a template is for.</summary>
public enum TemplateKind
{
    /// <summary>A representative puts it into an answer.</summary>
    Answer,

    /// <summary>The desk sends it when the policy demands.</summary>
    Letter,
}
