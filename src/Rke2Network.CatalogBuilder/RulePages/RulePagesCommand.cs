using System;
using System.IO;
using System.Linq;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>Writes the pages of all rules, and deletes those of rules that are no more.</summary>
internal sealed class RulePagesCommand(string folder)
{
    /// <summary>Runs.</summary>
    /// <exception cref="InvalidOperationException">An example is missing or not of the form.</exception>
    internal bool Run()
    {
        try
        {
            var pages = RulePageFiles.Make(folder);
            foreach (var old in Directory.GetFiles(folder, "*.md").Where(file => pages.All(page => page.Name != Path.GetFileName(file))))
            {
                File.Delete(old);
            }

            foreach (var (name, text) in pages)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            Console.WriteLine($"{folder}: {pages.Count} pages.");
            return true;
        }
        catch (Exception fault) when (fault is InputException or IOException)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }
}
