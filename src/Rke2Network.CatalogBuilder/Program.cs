using System;
using System.IO;
using System.Linq;
using Rke2Network.CatalogBuilder;
using Rke2Network.CatalogBuilder.Reporting;
using Rke2Network.CatalogBuilder.RulePages;

const string AccuracyCommandName = "accuracy";
const string RulesCommandName = "rules";
const string CorpusCommandName = "corpus";

if (args.Length == 2 && args[0] == CorpusCommandName)
{
    return new CorpusCommand(args[1]).Run() ? 0 : 1;
}

var isDescribing = args.Length is 1 or 2 && args[0] == RulesCommandName;
if (!isDescribing && args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("Usage: dotnet run --project src/Rke2Network.CatalogBuilder -- <clone of rancher/rke2> <clone of rancher/rke2-charts> [folder to write to]");
    Console.Error.WriteLine("       dotnet run --project src/Rke2Network.CatalogBuilder -- accuracy <clone of rancher/rke2-charts> [folder to write to]");
    Console.Error.WriteLine("       dotnet run --project src/Rke2Network.CatalogBuilder -- rules [folder to write to]");
    Console.Error.WriteLine("       dotnet run --project src/Rke2Network.CatalogBuilder -- corpus <folder to write to>");
    return 2;
}

var isMeasuring = args[0] == AccuracyCommandName;
var target = isDescribing ? args.ElementAtOrDefault(1) ?? Path.Combine("docs", "rules") : args.Length > 2 ? args[2] : isMeasuring ? "docs" : Path.Combine("src", "Rke2Network", "Catalog", "Data");
if (!Directory.Exists(target))
{
    Console.Error.WriteLine($"{target}: there is no such folder. Start the builder in the root of the repository, or name the folder to write to.");
    return 2;
}

try
{
    var isDone = isDescribing ? new RulePagesCommand(target).Run()
        : isMeasuring
        ? new AccuracyCommand(new GitRepository(args[1]), Path.Combine(target, "accuracy.md")).Run()
        : new CatalogBuild(new GitRepository(args[0]), new GitRepository(args[1]), target).Run();
    return isDone ? 0 : 1;
}
catch (InvalidOperationException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
