using SdrBot.Commands;

return await CommandLine.RunAsync(args);
