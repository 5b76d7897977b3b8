using System;
using System.IO;
using System.Text;
using Rke2Network.Shell;
using Rke2Network.Shell.Prompt;

// Before the engine is first used.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

ShellOptions options;
try
{
    options = ShellOptions.Parse(args);
}
catch (ArgumentException exception)
{
    return WrongCall(exception.Message);
}

switch (options.Mode)
{
    case ShellMode.Help:
        Console.WriteLine(ShellOptions.Usage);
        return ExitCodes.Success;
    case ShellMode.Version:
        Console.WriteLine(ShellHost.DisplayVersion);
        return ExitCodes.Success;
    case ShellMode.File when !File.Exists(options.Text):
        Console.Error.WriteLine($"-File '{options.Text}': there is no such file. Write the path of a .ps1 script.");
        return ExitCodes.Usage;
}

var onTerminal = !Console.IsInputRedirected;
if (options.NoExit && (!onTerminal || options.NonInteractive))
{
    return WrongCall("-NoExit opens the prompt, which needs a terminal as standard input and no -NonInteractive.");
}

if (options.Mode == ShellMode.Prompt && (!onTerminal || options.NonInteractive))
{
    options = options with { Mode = ShellMode.StandardInput };
}

if (options.Mode == ShellMode.StandardInput && onTerminal)
{
    return WrongCall("There is nothing to run.");
}

if (options.Mode == ShellMode.Prompt || options.NoExit)
{
    using var prompt = new ShellSession(PromptCommands.DropDeadAliases);
    return new InteractiveLoop(prompt).Run(options);
}

using var session = new ShellSession();
return ScriptRunner.Run(session, options);

static int WrongCall(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine(ShellOptions.Usage);
    return ExitCodes.Usage;
}
