using System.CommandLine;
using Charter.Server.Commands;

var root = new RootCommand("A customer-service desk that runs on the customer service policy.")
{
    PolicyCommands.Create(),
};
return await root.Parse(args).InvokeAsync();
