using System.Globalization;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>How far the asking of nodes is; of one node there is nothing to show.</summary>
/// <param name="cmdlet">The cmdlet that shows it.</param>
/// <param name="all">How many nodes there are.</param>
internal sealed class NodeProgress(Cmdlet cmdlet, int all)
{
    private const int Activity = 17;
    private int done;
    private int failed;

    /// <summary>One more has answered.</summary>
    internal void Done()
    {
        done++;
        Show();
    }

    /// <summary>One more has failed.</summary>
    internal void Failed()
    {
        failed++;
        Show();
    }

    /// <summary>All have.</summary>
    internal void End()
    {
        if (all > 1)
        {
            cmdlet.WriteProgress(new ProgressRecord(Activity, "Asking nodes", "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show()
    {
        if (all > 1)
        {
            var text = string.Format(CultureInfo.InvariantCulture, "{0} of {1} have answered{2}.", done, all, failed == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, ", {0} failed", failed));
            cmdlet.WriteProgress(new ProgressRecord(Activity, "Asking nodes", text) { PercentComplete = (done + failed) * 100 / all });
        }
    }
}
