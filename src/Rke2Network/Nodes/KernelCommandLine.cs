using System.Collections.Generic;
using System.Text;

namespace Rke2Network.Nodes;

/// <summary>The command line of the kernel.</summary>
internal static class KernelCommandLine
{
    /// <summary>Its arguments: separated by blanks, of which those within double quotes belong to the value.</summary>
    internal static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ' ' && !isQuoted)
            {
                End();
            }
            else
            {
                argument.Append(c);
            }
        }

        End();
        return arguments;

        void End()
        {
            if (argument.Length > 0)
            {
                arguments.Add(argument.ToString());
                argument.Clear();
            }
        }
    }
}
