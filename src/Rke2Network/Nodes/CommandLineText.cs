using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Rke2Network.Nodes;

/// <summary>
/// Arguments as one text: .NET Framework takes no list. It is parsed as the C runtime of Windows does, by .NET on other systems
/// too. Source: dotnet/runtime src/libraries/System.Private.CoreLib/src/System/PasteArguments.cs.
/// </summary>
internal static class CommandLineText
{
    /// <summary>Writes arguments so that the program gets each as it is.</summary>
    internal static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(each => char.IsWhiteSpace(each) || each == '"'))
        {
            return argument;
        }

        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var each in argument)
        {
            if (each == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes count as themselves unless a quote comes behind them.
            text.Append('\\', each == '"' ? (2 * backslashes) + 1 : backslashes).Append(each);
            backslashes = 0;
        }

        return text.Append('\\', 2 * backslashes).Append('"').ToString();
    }
}
