@{
    RootModule = 'EmptyModule.dll'
    ModuleVersion = '1.0.0'
    GUID = '3a7d0c55-6a0e-4f0b-8a53-2b1f2f6f9d10'
    FunctionsToExport = @()
    CmdletsToExport = @('Test-Nothing')
    VariablesToExport = @()
    AliasesToExport = @()
}
