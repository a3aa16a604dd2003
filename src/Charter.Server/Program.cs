using Charter.Server.Commands;

return await CommandTree.Create().Parse(args).InvokeAsync();
