using System;
using System.IO;
using Rke2Network.CatalogBuilder;

if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("Usage: dotnet run --project src/Rke2Network.CatalogBuilder -- <clone of rancher/rke2> <clone of rancher/rke2-charts> [folder to write to]");
    return 2;
}

var target = args.Length > 2 ? args[2] : Path.Combine("src", "Rke2Network", "Catalog", "Data");
if (!Directory.Exists(target))
{
    Console.Error.WriteLine($"{target}: there is no such folder. Start the builder in the root of the repository, or name the folder to write to.");
    return 2;
}

try
{
    return new CatalogBuild(new GitRepository(args[0]), new GitRepository(args[1]), target).Run() ? 0 : 1;
}
catch (InvalidOperationException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
