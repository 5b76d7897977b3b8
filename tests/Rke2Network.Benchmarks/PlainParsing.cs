using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;

namespace Rke2Network.Benchmarks;

/// <summary>
/// The least that reading manifests takes: YamlDotNet's parser goes over the files' text and builds nothing. A block of values is
/// one scalar to it; what is in the block it does not parse.
/// </summary>
internal static class PlainParsing
{
    internal static void Run(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var parser = new Parser(new StringReader(File.ReadAllText(file)));
            while (parser.MoveNext())
            {
            }
        }
    }
}
