using System.CommandLine;
using Charter.Desk;

namespace Charter.Server.Commands;

/// <summary>The whole command line. One line a command.</summary>
internal static class CommandTree
{
    public static RootCommand Create() =>
        new("Charter: a customer-service desk that runs on the customer service policy.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            SetupCommand.Create(),
            MigrateCommand.Create(),
            DoctorCommand.Create(),
            BackupCommand.Create(),
            VerifyCommand.Create(() => new Modules().Checks),
            TokenCommand.Create(),
            IntakeCommand.Create(),
            PolicyCommands.Create(),
            new Command("mail", "Read mail as the desk does.") { ParseMailCommand.Create() },
        };
}
