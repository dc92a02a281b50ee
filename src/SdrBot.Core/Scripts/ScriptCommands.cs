using SdrBot.Conversations;

namespace SdrBot.Scripts;

/// <summary>The phrases that reach this folder.</summary>
public static class ScriptCommands
{
    /// <summary>The e-mail that goes with a voicemail.</summary>
    public const string Paired = "paired_email";

    public static CommandMap MapScripts(this CommandMap commands) => commands
        .On<ShowScript>("script", "script {text}", "what do i say to {lead}")
        .On<ChooseScript>("choose_script", "script lead:{id} {kind} using {script}", "script lead:{id} {kind} fact {fact}").Unlisted()
        .On<WriteFact>("write_fact", "script lead:{id} {kind} saying {text}").Undoable().Unlisted()
        .On<ListScripts>("scripts", "scripts")
        .On<AddMyScript>("my_script", "my script {text}").Undoable()
        .On<ListMyScripts>("my_scripts", "my scripts")
        .On<ShareMyScript>("share_script", "share script {id}").Undoable().Unlisted()
        .On<UnshareMyScript>("unshare_script", "unshare script {id}").Undoable().Unlisted()
        .On<RemoveMyScript>("remove_script", "remove script {id}").Undoable().Unlisted()
        .On<ShowGallery>("gallery", "gallery");
}
