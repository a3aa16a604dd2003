namespace Charter.Server.Design.Gallery;

/// <summary>A row of the gallery's inbox.</summary>
public sealed record TicketRowSketch(
    string Number,
    string Subject,
    string Customer,
    string Organisation,
    string ChannelIcon,
    PromiseChipView Chip,
    bool Unread
);
