using System;
using System.IO;
using System.Text;
using Rke2Network.Shell;

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
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(ShellOptions.Usage);
    return ExitCodes.Usage;
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
    case ShellMode.StandardInput when !Console.IsInputRedirected:
        Console.Error.WriteLine("There is nothing to run.");
        Console.Error.WriteLine(ShellOptions.Usage);
        return ExitCodes.Usage;
    default:
        using (var runner = new ScriptRunner())
        {
            return runner.Run(options);
        }
}
