using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Rules;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>The pages of a folder such as docs/rules.</summary>
internal static class RulePageFiles
{
    /// <summary>The folder of the examples below it.</summary>
    internal const string Examples = "examples";

    /// <summary>The example of a rule.</summary>
    internal static string ExampleOf(string folder, string id) => Path.Combine(folder, Examples, id + ".yaml");

    /// <summary>The pages as they are to be: name and text.</summary>
    /// <exception cref="InputException">An example is not of the form.</exception>
    /// <exception cref="IOException">An example is missing.</exception>
    internal static IReadOnlyList<(string Name, string Text)> Make(string folder) =>
    [
        ("README.md", RuleIndex.Write()),
        (WindowsPage.FileName, WindowsPage.Write()),
        .. RuleBook.Rules.Select(rule => (rule.Id + ".md", RulePage.Write(rule, RuleExample.Read(ExampleOf(folder, rule.Id))))),
    ];
}
