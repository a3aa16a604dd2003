namespace Charter.Server.Demo;

/// <summary>A customer of the demo company. Nobody real: hosts end in <c>.example</c>, numbers are of the range kept for drama.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The mail address.</param>
/// <param name="Phone">The number.</param>
/// <param name="Town">Where they live.</param>
/// <param name="IsChinese">Whether they write in Chinese.</param>
/// <param name="IsTrade">Whether they buy for a firm.</param>
internal sealed record DemoPerson(string Name, string Email, string Phone, string Town, bool IsChinese, bool IsTrade)
{
    /// <summary>How one speaks to them.</summary>
    public string ShortName => IsChinese ? Name : Name.Split(' ')[0];
}
