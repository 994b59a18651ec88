"""The scripts by which a shell asks what may follow what was typed; plain ASCII, for every code page."""

from __future__ import annotations

_BASH = r"""# naftctl in bash: naftctl completion bash >> ~/.bashrc
_naftctl() {
    local word meaning
    COMPREPLY=()
    while IFS=$'\t' read -r word meaning; do
        [[ $word == *[!A-Za-z0-9.,/=_-]* ]] && printf -v word '%q' "$word"
        COMPREPLY+=("$word")
    done < <(_NAFTCTL_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _naftctl naftctl
"""

_ZSH = r"""# naftctl in zsh: naftctl completion zsh >> ~/.zshrc
_naftctl() {
    local line meaning
    local -a found
    for line in "${(@f)$(_NAFTCTL_COMPLETE=zsh ${~words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        meaning=${line#*$'\t'}
        found+=("${${line%%$'\t'*}//:/\\:}${meaning:+:$meaning}")
    done
    if (( $#found )); then
        _describe -V naftctl found
    else
        _files
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _naftctl naftctl
"""

_FISH = r"""# naftctl in fish: naftctl completion fish > ~/.config/fish/completions/naftctl.fish
function __naftctl_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found (env _NAFTCTL_COMPLETE=fish $words "$word" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$word"
    end
end
complete -c naftctl -f -a '(__naftctl_complete)'
"""

_POWERSHELL = r"""# naftctl in PowerShell: naftctl completion powershell | Add-Content $PROFILE
Register-ArgumentCompleter -Native -CommandName naftctl, naftctl.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $program, $words = $commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } }
    $words = @($words | Where-Object { $_ })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:_NAFTCTL_COMPLETE = 'powershell'
        $env:_NAFTCTL_WORD = $wordToComplete
        & $program @words 2>$null | ForEach-Object {
            $word, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
        }
    } finally {
        $env:_NAFTCTL_COMPLETE = $null
        $env:_NAFTCTL_WORD = $null
        [Console]::OutputEncoding = $encoding
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""The script of each shell, whose first line says how it is installed."""
