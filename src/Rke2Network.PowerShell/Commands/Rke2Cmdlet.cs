using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands;

/// <summary>What the cmdlets share: errors in the user's words, findings on the streams.</summary>
public abstract class Rke2Cmdlet : PSCmdlet
{
    private bool? isVerbose;

    /// <summary>Whether somebody listens to the verbose stream; looked up once, as many objects may come.</summary>
    internal bool IsVerbose => isVerbose ??= MyInvocation.BoundParameters.TryGetValue("Verbose", out var given) && given is SwitchParameter verbose
        ? verbose.IsPresent
        : GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Whether the user is asked before something is done, or asks what would be done: with -WhatIf and -Confirm, or by the preferences.</summary>
    internal bool AsksFirst => Preference("WhatIf", "WhatIfPreference", value => LanguagePrimitives.IsTrue(value))
        || Preference("Confirm", "ConfirmPreference", value => value is not null && LanguagePrimitives.TryConvertTo(value, out ConfirmImpact least) && least is > ConfirmImpact.None and <= ConfirmImpact.Medium);

    /// <summary>Works on one input object, or on the parameters alone.</summary>
    protected abstract void Process();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (!MyInvocation.ExpectingInput)
        {
            OrEnd(Process);
            return;
        }

        // One bad object of many: the rest goes on.
        OrError(Process);
    }

    /// <summary>Runs what concerns all input alike; if something is bad in it, the command ends and nothing is done at all.</summary>
    internal void OrEnd(Action action)
    {
        try
        {
            action();
        }
        catch (InputException exception)
        {
            ThrowTerminatingError(ToErrorRecord(exception));
        }
        catch (ClusterException exception)
        {
            ThrowTerminatingError(ToErrorRecord(exception));
        }
    }

    /// <summary>Runs what concerns one of several things; if something is bad in it, the others go on.</summary>
    internal void OrError(Action action)
    {
        try
        {
            action();
        }
        catch (InputException exception)
        {
            WriteError(ToErrorRecord(exception));
        }
        catch (ClusterException exception)
        {
            WriteError(ToErrorRecord(exception));
        }
    }

    /// <summary>Reads a parameter's value; what is wrong with it is said with the parameter's name.</summary>
    private protected static T Read<T>(string parameter, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException exception)
        {
            throw exception.Of(parameter);
        }
    }

    /// <summary>The chart that -Chart means; null where it was not given.</summary>
    private protected static string? ChartOf(string? chart) => chart is null ? null : Read("Chart", () => ChartValueSearch.ChartName(chart));

    /// <summary>The release that a parameter means; the newest known where it was not given.</summary>
    private protected Rke2Version Release(string parameter, string? text) => Resolve(parameter, IsGiven(parameter, string.IsNullOrWhiteSpace(text)) ? text : null);

    /// <summary>The same for a parameter that rows of a table may fill.</summary>
    private protected Rke2Version ReleaseOrInTable(string parameter, string? text) => Resolve(parameter, GivenOrInTable(parameter, text));

    /// <summary>The release whose charts are known: for one newer than the catalog the newest before it, with a warning.</summary>
    private protected Rke2Version Known(Rke2Version release)
    {
        if (ReleaseCatalog.Default.Contains(release))
        {
            return release;
        }

        var known = ReleaseCatalog.Default.Find(release).Version;
        WriteWarning($"RKE2 {release} is newer than this module's catalog: what is shown holds for the newest known release before it, {known}.");
        return known;
    }

    /// <summary>Texts that may be left out; given but empty, as by a variable that was never set, they are an error.</summary>
    private protected string[]? Given(string parameter, string[]? values) => IsGiven(parameter, IsEmpty(values)) ? values : null;

    /// <summary>The same for names out of a list.</summary>
    private protected T[]? Given<T>(string parameter, T[]? values)
        where T : struct, Enum => IsGiven(parameter, values is null || values.Length == 0) ? values : null;

    /// <summary>The same for a parameter that rows of a table may fill: there an empty cell gives nothing.</summary>
    private protected string[]? GivenOrInTable(string parameter, string[]? values) => IsGivenOrInTable(parameter, IsEmpty(values)) ? values : null;

    /// <summary>The same for names out of a list.</summary>
    private protected T[]? GivenOrInTable<T>(string parameter, T[]? values)
        where T : struct, Enum => IsGivenOrInTable(parameter, values is null || values.Length == 0) ? values : null;

    /// <summary>The same for a single value.</summary>
    private protected T? GivenOrInTable<T>(string parameter, T? value) =>
        IsGivenOrInTable(parameter, value is null || (value is string text && string.IsNullOrWhiteSpace(text))) ? value : default;

    /// <summary>
    /// Shows findings where they arise, once: errors and warnings on the warning stream, the rest on the information
    /// stream. Those that the configuration had before are not shown again.
    /// </summary>
    private protected void ShowFindings(CniConfig config, IReadOnlyList<Finding>? before = null)
    {
        this.TellCheck(config, config.Findings);
        foreach (var finding in config.Findings.Where(finding => before?.Contains(finding) != true))
        {
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteInformation(finding, ["Rke2Network", finding.Id]);
            }
            else
            {
                WriteWarning(finding.ToString());
            }
        }
    }

    private bool Preference(string parameter, string variable, Func<object?, bool> isOn) => MyInvocation.BoundParameters.TryGetValue(parameter, out var given) && given is SwitchParameter asked
        ? asked.IsPresent
        : isOn(GetVariableValue(variable));

    private Rke2Version Resolve(string parameter, string? text)
    {
        var release = Read(parameter, () => ReleaseCatalog.Default.ResolveOrNewest(text));
        this.TellRelease(parameter, text, release);
        return release;
    }

    private bool IsGiven(string parameter, bool isEmpty) => MyInvocation.BoundParameters.ContainsKey(parameter)
        && (isEmpty ? throw new InputException("EmptyValue", null, "the value is empty.", "Leave it out, or give a value.", parameter) : true);

    private bool IsGivenOrInTable(string parameter, bool isEmpty) => !(MyInvocation.ExpectingInput && isEmpty) && IsGiven(parameter, isEmpty);

    private static bool IsEmpty(string[]? values) => values is null || values.All(string.IsNullOrWhiteSpace);

    private static ErrorRecord ToErrorRecord(InputException exception) =>
        new(exception, exception.ErrorId, Category(exception.ErrorId), exception.Value);

    private static ErrorRecord ToErrorRecord(ClusterException exception) =>
        new(exception, exception.ErrorId, Category(exception.ErrorId), exception.Context);

    private static ErrorCategory Category(string errorId) => errorId switch
    {
        "TargetExists" => ErrorCategory.ResourceExists,
        "TargetMissing" or "FileMissing" or "ReleaseNeverShipped" or "ReleaseTooOld" or "NoSuchRelease" or "NoSuchRule" or "ChartNotFound" or "ChartNotShipped" or "NoHelmChartConfig" or "NoSuchChartValue" => ErrorCategory.ObjectNotFound,
        "NoKubeConfig" or "NoContext" or "ContextNotFound" or "NotFound" or "NotRke2" or "NoSuchKind" or "NoSriovOperator" => ErrorCategory.ObjectNotFound,
        "FolderMissing" or "NotARoot" or "NoSuchInterface" or "RemoteShellMissing" => ErrorCategory.ObjectNotFound,
        "FolderUnreadable" or "NodeAnswerTooLong" or "NodeAnswerMissing" or "NodeAnswerIncomplete" or "NodeAnswerUnknown" => ErrorCategory.ReadError,
        "NoShell" or "SshMissing" => ErrorCategory.NotInstalled,
        "NodeTimeout" => ErrorCategory.OperationTimeout,
        "Unreachable" or "SshUnreachable" or "SshFailed" or "NotSent" or "NotKubernetes" or "ServerError" => ErrorCategory.ConnectionError,
        "Unauthorized" or "SshDenied" or "ExecFailed" or "ExecInvalid" or "ExecNeedsTerminal" => ErrorCategory.AuthenticationError,
        "Forbidden" => ErrorCategory.PermissionDenied,
        "HostKeyUnknown" or "HostKeyChanged" or "TlsUntrusted" or "TlsNameMismatch" or "TlsExpired" => ErrorCategory.SecurityError,
        "Timeout" or "RolloutTimeout" or "SriovTimeout" => ErrorCategory.OperationTimeout,
        "Conflict" or "OwnedElsewhere" or "NotManaged" or "NotCapable" => ErrorCategory.ResourceUnavailable,
        "TargetNotWritable" => ErrorCategory.WriteError,
        "FileUnreadable" or "ChartUnreadable" or "KubeConfigUnreadable" or "CredentialsUnreadable" => ErrorCategory.ReadError,
        "ErrorFindings" or "Invalid" or "TooLarge" or "RolloutFailed" or "SriovFailed" => ErrorCategory.InvalidData,
        _ => ErrorCategory.InvalidArgument,
    };
}
