using System.CommandLine;

namespace Charter.Server.Commands;

/// <summary><c>charter policy …</c>: what can be asked of a policy, without a desk or of what a desk has been through.</summary>
internal static class PolicyCommands
{
    public static Command Create() =>
        new("policy", "Read, check and try a customer service policy.")
        {
            LabelPolicyCommand.Create(),
            CompilePolicyCommand.Create(),
            DuePolicyCommand.Create(),
            ReplayPolicyCommand.Create(),
            BacktestPolicyCommand.Create(),
        };
}
