namespace Rke2Network.Yaml;

/// <summary>What Go's templates take for true. Source: golang/go src/text/template/exec.go.</summary>
internal static class GoTruth
{
    /// <summary>Whether a value is neither empty nor false nor zero.</summary>
    internal static bool IsTruthy(YamlValue? value) => value switch
    {
        YamlMap map => map.Count > 0,
        YamlList list => list.Count > 0,
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => scalar.Text == YamlScalar.True.Text,
        YamlScalar { Kind: YamlScalarKind.Null } => false,
        YamlScalar { Kind: YamlScalarKind.String } scalar => scalar.Text.Length > 0,
        YamlScalar scalar => scalar.Text is not ("0" or "0.0"),
        _ => false,
    };
}
