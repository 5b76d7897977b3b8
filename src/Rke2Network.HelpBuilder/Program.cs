using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Rke2Network.HelpBuilder;

/// <summary>Makes MAML help and reference pages from a staged module and the XML comments of its cmdlets.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 4)
        {
            Console.Error.WriteLine("usage: Rke2Network.HelpBuilder <module manifest> <XML documentation> <MAML file to write> <folder for reference pages>");
            return 2;
        }

        var comments = new CommentFile(arguments[1]);
        var commands = ModuleCommands.Read(arguments[0]);
        var topics = commands.Select(command => HelpTopic.Of(command, comments).Linked(commands.Select(each => each.Name))).ToArray();
        var gaps = topics.SelectMany(topic => topic.Gaps()).ToArray();
        foreach (var gap in gaps)
        {
            Console.Error.WriteLine($"{arguments[1]}: error HELP001: {gap}");
        }

        if (gaps.Length > 0)
        {
            return 1;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(arguments[2])!);
        MamlWriter.Write(arguments[2], topics);
        Directory.CreateDirectory(arguments[3]);
        foreach (var topic in topics)
        {
            File.WriteAllText(Path.Combine(arguments[3], topic.Name + ".md"), MarkdownWriter.Write(topic), new UTF8Encoding(false));
        }

        return 0;
    }
}
