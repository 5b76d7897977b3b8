using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A small chart, in the three forms that -ChartPath takes.</summary>
internal static class ChartSample
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["Chart.yaml"] = "apiVersion: v2\nname: rke2-canal\nversion: 99.1.0\n",
        ["values.yaml"] = "flannel:\n  iface: \"\"\n  lanes: 4\n# fuse: false\n",
        ["templates/config.yaml"] = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: net
            data:
              iface: {{ .Values.flannel.iface | quote }}
              lanes: {{ .Values.flannel.lanes | quote }}
              {{- if .Values.fuse }}
              fuse: "on"
              {{- end }}

            """,
    };

    /// <summary>Writes the chart below a folder: chart, chart.tgz, chart.yaml.</summary>
    internal static void Write(string folder)
    {
        foreach (var (path, text) in Files)
        {
            var file = Path.Combine(folder, "chart", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var archive = Archive();
        File.WriteAllBytes(Path.Combine(folder, "chart.tgz"), archive);
        File.WriteAllText(
            Path.Combine(folder, "chart.yaml"),
            $"apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  bootstrap: true\n  chartContent: {Convert.ToBase64String(archive)}\n");
    }

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(packed, TarEntryFormat.Ustar))
        {
            foreach (var (path, text) in Files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "rke2-canal/" + path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return bytes.ToArray();
    }
}
