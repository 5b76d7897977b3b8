using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Runs the examples of help in a folder of their own, with clusters to reach.</summary>
internal static class ExampleRun
{
    internal static void Run(string[] examples)
    {
        var folder = Directory.CreateTempSubdirectory("rke2network");
        try
        {
#if DESKTOP_BUILD
            using var session = new Session();
            session.Runspace.SessionStateProxy.Path.SetLocation(folder.FullName);
            Assert.All(examples, example =>
            {
                if (ReachesClusters(example))
                {
                    Assert.All(session.Invoke(example).Errors, error => Assert.StartsWith("PowerShell7Required,", error.FullyQualifiedErrorId, System.StringComparison.Ordinal));
                }
                else
                {
                    session.Succeed(example);
                }
            });
#else
            // Not on the thread of the test, which waits for it.
            var clusters = System.Threading.Tasks.Task.Run(() => Clusters.FakeCluster.StartAsync("dev", "prod-1", "prod-2")).GetAwaiter().GetResult();
            try
            {
                foreach (var (name, api) in clusters.Apis.SelectMany(api => new[] { "worker-1", "worker-2" }.Select(worker => (worker, api.Value))))
                {
                    api.Put($"api/v1/nodes/{name}", $$"""{"kind": "Node", "metadata": {"name": "{{name}}", "labels": {"kubernetes.io/os": "linux"} }, "status": {"nodeInfo": {"kubeletVersion": "v1.34.4+rke2r1", "operatingSystem": "linux"} } }""");
                }

                using var session = clusters.Session();
                session.Runspace.SessionStateProxy.Path.SetLocation(folder.FullName);
                Assert.All(examples, example => session.Succeed(example));
            }
            finally
            {
                System.Threading.Tasks.Task.Run(async () => await clusters.DisposeAsync()).GetAwaiter().GetResult();
            }
#endif
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

#if DESKTOP_BUILD
    private static bool ReachesClusters(string example) =>
        new[] { "Get-Rke2Context", "Get-Rke2CniConfig", "Publish-", "Unpublish-", "Undo-", "Wait-" }.Any(name => example.Contains(name, System.StringComparison.Ordinal));
#endif
}
